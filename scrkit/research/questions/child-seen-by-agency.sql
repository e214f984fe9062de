-- How often does each agency say whether the child was seen, seen alone, and heard?
SELECT g.name AS agency,
       count(*) AS entries,
       sum(CASE WHEN e.child_seen = 'yes' THEN 1 ELSE 0 END) AS seen,
       sum(CASE WHEN e.child_seen = 'no' THEN 1 ELSE 0 END) AS not_seen,
       sum(CASE WHEN e.child_seen = 'not_recorded' THEN 1 ELSE 0 END) AS not_recorded,
       sum(CASE WHEN e.seen_alone = 'yes' THEN 1 ELSE 0 END) AS seen_alone,
       sum(CASE WHEN e.voice_recorded THEN 1 ELSE 0 END) AS voice_recorded
FROM entries e
JOIN agencies g ON g.review = e.review AND g.agency = e.agency
GROUP BY g.name
ORDER BY agency
