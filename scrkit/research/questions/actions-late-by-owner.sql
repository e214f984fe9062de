-- Whose actions are late, by the name of the agency (the Board where it has none)?
SELECT coalesce(g.name, 'the Board') AS owner,
       count(*) AS actions,
       sum(CASE WHEN a.overdue THEN 1 ELSE 0 END) AS overdue,
       sum(CASE WHEN a.done IS NOT NULL AND a.days_late > 0 THEN 1 ELSE 0 END) AS done_late
FROM actions a
LEFT JOIN agencies g ON g.review = a.review AND g.agency = a.agency
GROUP BY coalesce(g.name, 'the Board')
ORDER BY overdue DESC, owner
