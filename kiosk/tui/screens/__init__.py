"""One screen a file, its style sheet beside it. A screen goes back by `dismiss` and forward by a message."""
