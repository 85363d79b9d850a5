package dev.pairkeeper.web.page.pair;

import java.util.List;

/** A group of facts about both nodes; {@code title} and the rows' labels are message keys. */
record DetailSection(String title, List<DetailRow> rows) {}
