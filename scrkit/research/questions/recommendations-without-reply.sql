-- Which recommendations has nobody replied to, though the report is complete?
SELECT r.review, r.recommendation, r.to AS addressed_to, v.report_completed
FROM recommendations r
JOIN reviews v ON v.review = r.review
WHERE r.reply IS NULL AND v.report_completed IS NOT NULL
ORDER BY v.report_completed, r.review, r.recommendation
