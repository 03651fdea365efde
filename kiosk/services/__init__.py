"""The use cases that join the stages: one file each, named by a verb; one transaction each."""
