"""Plan a whole new review folder; writing it is `folder`'s."""

from scrkit.scaffold.agencies import agencies_of
from scrkit.scaffold.plan import NewReview, of_a_whole_review, plan
from scrkit.scaffold.schemas import schema_files
