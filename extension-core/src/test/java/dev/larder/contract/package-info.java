/**
 * What cached methods do, whatever container runs them: the topics of the suite, each a class with tests. A container's
 * own test class hands {@link dev.larder.contract.ContractSuite} a {@link dev.larder.contract.Container} and gets the
 * tests. No container's classes may enter.
 */
@NullMarked
package dev.larder.contract;

import org.jspecify.annotations.NullMarked;
