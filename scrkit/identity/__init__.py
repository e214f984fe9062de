"""Who is behind the codes: the register, and names put into codes; never printed."""
