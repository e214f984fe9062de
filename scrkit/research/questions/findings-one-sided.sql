-- Which findings stand on one agency alone, or weigh nothing that speaks against them?
SELECT f.review, f.finding,
       count(DISTINCT c.agency) AS agencies,
       f.evidence, f.counter_evidence, f.weighed
FROM findings f
LEFT JOIN finding_entries c
  ON c.review = f.review AND c.finding = f.finding AND c.speaks = 'for'
GROUP BY f.review, f.finding, f.evidence, f.counter_evidence, f.weighed
HAVING count(DISTINCT c.agency) < 2 OR NOT f.weighed
ORDER BY f.review, f.finding
