-- Which actions are done, and nobody has seen since that they made a difference?
SELECT review, action, owner, done, evidenced
FROM actions
WHERE done IS NOT NULL AND made_a_difference IS NULL
ORDER BY done, review, action
