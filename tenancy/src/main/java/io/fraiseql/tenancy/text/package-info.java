/** What helps people to read messages: the word that they probably meant. */
@NullMarked
package io.fraiseql.tenancy.text;

import org.jspecify.annotations.NullMarked;
