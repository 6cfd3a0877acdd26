"""The HTTP and websocket routes, by who uses them."""
