-- Which themes have actions that are overdue, in how many reviews?
SELECT t.theme,
       count(DISTINCT concat(a.review, ' ', a.action)) AS actions_overdue,
       count(DISTINCT a.review) AS reviews,
       max(a.days_late) AS longest_days
FROM actions a
JOIN action_recommendations ar ON ar.review = a.review AND ar.action = a.action
JOIN recommendation_findings rf
  ON rf.review = ar.review AND rf.recommendation = ar.recommendation
JOIN finding_themes t ON t.review = rf.review AND t.finding = rf.finding
WHERE a.overdue
GROUP BY t.theme
ORDER BY actions_overdue DESC, t.theme
