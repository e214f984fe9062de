-- In what do linked accounts of one event differ, and in how many reviews?
SELECT of, relation, count(*) AS differences, count(DISTINCT review) AS reviews
FROM differences
GROUP BY of, relation
ORDER BY differences DESC, of, relation
