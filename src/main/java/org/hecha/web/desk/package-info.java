/** The reviewer's desk: one county on one screen, claim by claim, with the finding and the passage beside it. */
@NullMarked
package org.hecha.web.desk;

import org.jspecify.annotations.NullMarked;
