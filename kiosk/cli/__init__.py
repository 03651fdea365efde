"""The commands, thin, one file a noun: parse, call a service, print. Heavy libraries are imported inside a command."""
