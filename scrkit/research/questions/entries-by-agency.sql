-- How many entries has each agency told, over which days, and how exact are they?
WITH told AS (
  SELECT review, agency,
         count(*) AS entries,
         min(date_first) AS first_day,
         max(date_last) AS last_day,
         sum(CASE WHEN precision = 'day' THEN 1 ELSE 0 END) AS to_the_day
  FROM entries
  GROUP BY review, agency
)
SELECT g.name AS agency,
       count(DISTINCT t.review) AS reviews,
       coalesce(sum(t.entries), 0) AS entries,
       min(t.first_day) AS first_day,
       max(t.last_day) AS last_day,
       coalesce(sum(t.to_the_day), 0) AS to_the_day
FROM agencies g
LEFT JOIN told t ON t.review = g.review AND t.agency = g.agency
GROUP BY g.name
ORDER BY entries DESC, agency
