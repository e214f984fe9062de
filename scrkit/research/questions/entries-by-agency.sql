-- How many entries has each agency told, over which days, and how exact are they?
SELECT g.name AS agency,
       count(DISTINCT e.review) AS reviews,
       count(e.entry) AS entries,
       min(e.date_first) AS first_day,
       max(e.date_last) AS last_day,
       sum(CASE WHEN e.precision = 'day' THEN 1 ELSE 0 END) AS to_the_day
FROM agencies g
LEFT JOIN entries e ON e.review = g.review AND e.agency = g.agency
GROUP BY g.name
ORDER BY entries DESC, agency
