/**
 * The wire: the web server with its routes and limits, and what turns bytes into a request and an answer into
 * bytes. Internal.
 */
@NullMarked
package io.fraiseql.server.http;

import org.jspecify.annotations.NullMarked;
