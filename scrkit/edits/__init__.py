"""Write records into a person's files, and seal what is signed or approved."""
