/** Files that take more than one request: the tus protocol at {@code /uploads}, receipts, and how many at a time. */
@NullMarked
package org.hecha.web.upload;

import org.jspecify.annotations.NullMarked;
