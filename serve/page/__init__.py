"""The status page: what people on this computer see of the bridge in a browser."""
