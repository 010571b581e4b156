/** Rounds: who may apply until when, the calendar of working days, quotas. */
@NullMarked
package org.hecha.web.round;

import org.jspecify.annotations.NullMarked;
