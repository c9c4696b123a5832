"""What browser tests stand on: a browser, a kit that is running, and a fence around both."""
