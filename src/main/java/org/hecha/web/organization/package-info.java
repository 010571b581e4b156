/** Places, offices and people, and their import, for the system administrator. */
@NullMarked
package org.hecha.web.organization;

import org.jspecify.annotations.NullMarked;
