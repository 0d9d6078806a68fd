package org.exchangehub.contracts;

/**
 * One thing wrong with a message.
 *
 * @param position where: {@code line 3, column 14: /Declaration/GoodsItem[2]/CommodityCode} in XML, a JSON pointer in
 *     JSON, a segment and element in EDIFACT, empty where the fault is of the message as a whole
 * @param reason what is wrong, in words
 */
public record Fault(String position, String reason) {}
