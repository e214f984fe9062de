-- How many actions stand in which state, and in how many reviews?
SELECT state, count(*) AS actions, count(DISTINCT review) AS reviews
FROM actions
GROUP BY state
ORDER BY actions DESC, state
