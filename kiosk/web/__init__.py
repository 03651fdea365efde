"""What a phone sees: the student's ticket, the professional's evening, and the process that serves them.

Pages reach data only through the services they are handed. This file imports nothing: `kiosk run` needs
`web.process` and `web.addresses` without paying for Starlette.
"""
