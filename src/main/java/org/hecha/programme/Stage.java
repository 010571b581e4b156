package org.hecha.programme;

/** The stations of the journey, in order; what the stage line of a dossier shows. */
public enum Stage {
    /** 申报 */
    APPLICATION,
    /** 创建期 */
    CREATION,
    /** 自评 */
    SELF_CHECK,
    /** 市级审核 */
    CITY_REVIEW,
    /** 省级推荐 */
    PROVINCIAL_RECOMMENDATION,
    /** 国家认定 */
    NATIONAL_APPROVAL,
    /** 公示 */
    PUBLIC_NOTICE,
    /** 命名 */
    DESIGNATION
}
