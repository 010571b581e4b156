/** Daily work: the list of tasks, and one task with everything needed to finish it. */
@NullMarked
package org.hecha.web.task;

import org.jspecify.annotations.NullMarked;
