-- How often does each agency say whether the child was seen, seen alone, and heard?
WITH told AS (
  SELECT review, agency,
         count(*) AS entries,
         sum(CASE WHEN child_seen = 'yes' THEN 1 ELSE 0 END) AS seen,
         sum(CASE WHEN child_seen = 'no' THEN 1 ELSE 0 END) AS not_seen,
         sum(CASE WHEN child_seen = 'not_recorded' THEN 1 ELSE 0 END) AS not_recorded,
         sum(CASE WHEN seen_alone = 'yes' THEN 1 ELSE 0 END) AS seen_alone,
         sum(CASE WHEN voice_recorded THEN 1 ELSE 0 END) AS voice_recorded
  FROM entries
  GROUP BY review, agency
)
SELECT g.name AS agency,
       sum(t.entries) AS entries,
       sum(t.seen) AS seen,
       sum(t.not_seen) AS not_seen,
       sum(t.not_recorded) AS not_recorded,
       sum(t.seen_alone) AS seen_alone,
       sum(t.voice_recorded) AS voice_recorded
FROM told t
JOIN agencies g ON g.review = t.review AND g.agency = t.agency
GROUP BY g.name
ORDER BY agency
