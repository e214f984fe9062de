-- Which recommendations does no action carry out?
SELECT r.review, r.recommendation, r.to AS addressed_to, r.reply
FROM recommendations r
LEFT JOIN action_recommendations ar
  ON ar.review = r.review AND ar.recommendation = r.recommendation
WHERE ar.action IS NULL
ORDER BY r.review, r.recommendation
