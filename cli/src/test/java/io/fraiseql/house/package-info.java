/** The rules of the house, over the classes and sources of all modules, and the proof that each of them bites. */
package io.fraiseql.house;
