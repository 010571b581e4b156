/**
 * What every screen has: the frame around it (navigation, languages, dates in words), the sentence when something is
 * refused, the reference number when something is broken, and the guard against sending a form twice.
 */
@NullMarked
package org.hecha.web.page;

import org.jspecify.annotations.NullMarked;
