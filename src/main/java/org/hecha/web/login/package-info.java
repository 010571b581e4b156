/**
 * Who is there: logging in and out, the rights of the person behind a request, and what happens to a form whose session
 * has expired meanwhile.
 */
@NullMarked
package org.hecha.web.login;

import org.jspecify.annotations.NullMarked;
