"""The steps from one schema to the next, applied in order by `kiosk.database.schema`."""
