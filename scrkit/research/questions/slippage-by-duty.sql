-- Which duties of the guidance are met late or overdue, and by how many days?
SELECT v.framework, d.deadline, d.what,
       count(*) AS reviews,
       sum(CASE WHEN d.state = 'in_time' THEN 1 ELSE 0 END) AS in_time,
       sum(CASE WHEN d.state = 'late' THEN 1 ELSE 0 END) AS late,
       sum(CASE WHEN d.state = 'overdue' THEN 1 ELSE 0 END) AS overdue,
       max(CASE WHEN d.state IN ('late', 'overdue') THEN -d.days END) AS most_days_late
FROM deadlines d
JOIN reviews v ON v.review = d.review
WHERE d.kind = 'framework'
GROUP BY v.framework, d.deadline, d.what
ORDER BY v.framework, d.deadline, d.what
