-- Which themes do findings have, by the year in which the report was complete?
SELECT year(v.report_completed) AS year, t.theme,
       count(*) AS findings, count(DISTINCT t.review) AS reviews
FROM finding_themes t
JOIN reviews v ON v.review = t.review
GROUP BY year(v.report_completed), t.theme
ORDER BY year NULLS LAST, findings DESC, t.theme
