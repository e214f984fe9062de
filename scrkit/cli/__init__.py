"""The shell: reads options, calls, shows, exits; alone has a clock and a voice."""
