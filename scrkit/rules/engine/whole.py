"""By which rules a rapid review is not judged: what only a whole review owes."""

# A rapid review has no panel, no agencies' reports, no terms of reference, no overview
# report and no publication: nobody is to be told that it lacks them.
OF_A_WHOLE_REVIEW = frozenset(
    (
        *("SCR302", "SCR306", "SCR308", "SCR313", "SCR315"),
        *("SCR401", "SCR402", "SCR403", "SCR404", "SCR405", "SCR407", "SCR408"),
        *("SCR409", "SCR410", "SCR411", "SCR412", "SCR413", "SCR415", "SCR416"),
        *("SCR417", "SCR418", "SCR421", "SCR422", "SCR426", "SCR427", "SCR428"),
        *("SCR429", "SCR430", "SCR431", "SCR432", "SCR434", "SCR435", "SCR437"),
        *("SCR438", "SCR439", "SCR440", "SCR441", "SCR442", "SCR443", "SCR444"),
        *("SCR445", "SCR449", "SCR450", "SCR453", "SCR454", "SCR455", "SCR456"),
        *("SCR457", "SCR461", "SCR463", "SCR464", "SCR467", "SCR468", "SCR474"),
        *("SCR480", "SCR492", "SCR605", "SCR608", "SCR619", "SCR620", "SCR621"),
        *("SCR628", "SCR633", "SCR634", "SCR641", "SCR702", "SCR705", "SCR713"),
        *("SCR505", "SCR508", "SCR511", "SCR512", "SCR513", "SCR517", "SCR519"),
        *("SCR803", "SCR805", "SCR813", "SCR815"),
    )
)
