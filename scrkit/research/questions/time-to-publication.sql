-- How many days from the incident to publication, at least and at most, by framework?
SELECT framework,
       count(*) AS reviews,
       count(published) AS published,
       min(days_to_publication_least) AS shortest_at_least,
       median(days_to_publication_least) AS middle_at_least,
       median(days_to_publication_most) AS middle_at_most,
       max(days_to_publication_most) AS longest_at_most
FROM reviews
WHERE NOT rapid
GROUP BY framework
ORDER BY framework
