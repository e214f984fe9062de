"""What the machine is asked for: git, a child process, zips, our own files."""
