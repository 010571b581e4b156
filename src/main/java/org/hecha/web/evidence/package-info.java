/** Looking at evidence: the page beside its text, marks drawn from stored places, and the passage marked as proof. */
@NullMarked
package org.hecha.web.evidence;

import org.jspecify.annotations.NullMarked;
