/** What anybody may read without a login: public notices, the register of titles; and the form for objections. */
@NullMarked
package org.hecha.web.open;

import org.jspecify.annotations.NullMarked;
