"""The commands, thin, one file a noun: parse, call a service, print. Heavy imports stand inside a command."""
