"""List the event subtypes, each within its event type."""

from dashboard.codebook.context_subtypes import CONTEXT
from dashboard.codebook.model import CodeList
from dashboard.codebook.protest_subtypes import PROTEST
from dashboard.codebook.response_subtypes import RESPONSE

EVENT_SUBTYPE = CodeList(
    "event_subtype",
    "Clase de hecho",
    "Event subtype",
    (*PROTEST, *RESPONSE, *CONTEXT),
    parent_list="event_type",
)
