"""Which version of the bridge this is: the topmost of CHANGELOG.md."""

VERSION = "1.0.0"
