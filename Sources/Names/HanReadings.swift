/// Chinese characters of names, in Hanyu Pinyin, so that 习近平 can be compared with "Xi Jinping".
///
/// Names only: a character has the reading that it has in names. Japanese names are written with the same characters and
/// read otherwise; they come out as what a Chinese newspaper would call the bearer, and match nobody.
enum HanReadings {
  /// "Xi Jinping" for 习近平; `nil` for a word that is no Chinese name of two to four characters, or has one that is not
  /// in the table.
  static func name(_ letters: [Unicode.Scalar]) -> String? {
    guard (2...4).contains(letters.count) else { return nil }
    var syllables: [String] = []
    for letter in letters {
      guard let syllable = table[letter] else { return nil }
      syllables.append(syllable)
    }
    let isDouble = letters.count > 2 && doubleFamilies.contains(String(String.UnicodeScalarView(letters.prefix(2))))
    let family = isDouble ? 2 : 1
    return [syllables[..<family], syllables[family...]].map { capital($0.joined()) }.joined(separator: " ")
  }

  private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static let doubleFamilies: Set<String> = [
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "东方", "東方", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐",
    "端木", "独孤", "獨孤", "南宫", "南宮",
  ]

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for row in rows.split(separator: "\n") {
      let cells = row.split(separator: " ")
      for scalar in cells[1].unicodeScalars { table[scalar] = String(cells[0]) }
    }
    return table
  }()

  /// Syllable, then its characters, simplified and traditional.
  ///
  /// Source: the readings of Hanyu Pinyin (GB/T 16159) of the family names and of the characters most used in given names.
  private static let rows = """
    ai 艾爱愛
    an 安
    ba 巴
    bai 白柏百
    ban 班
    bang 邦
    bao 包宝寶保葆鲍鮑
    bei 贝貝北蓓
    ben 本
    bi 毕畢碧璧
    bian 卞边邊
    biao 彪标標
    bin 斌彬宾賓滨濱
    bing 冰兵炳秉丙
    bo 博波伯勃
    bu 卜步
    cai 蔡才彩财財
    can 灿燦
    cao 曹操
    cen 岑
    chai 柴
    chang 常昌长長畅暢
    chao 超朝潮晁巢
    che 车車
    chen 陈陳晨辰臣琛
    cheng 成程承诚誠城澄呈
    chi 池迟遲
    chong 崇冲
    chu 楚储儲初褚
    chuan 川传傳
    chun 春纯純淳
    cong 聪聰从從丛
    cui 崔翠
    da 达達大
    dai 戴代岱
    dan 丹旦
    dao 道
    de 德
    deng 邓鄧登
    di 狄迪帝
    dian 典殿
    ding 丁定鼎
    dong 董东東冬栋棟
    dou 窦竇
    du 杜
    duan 段端
    dun 敦
    e 娥峨
    en 恩
    er 尔爾
    fa 发發法
    fan 范範樊凡帆繁
    fang 方芳房舫
    fei 费費飞飛菲霏
    fen 芬
    feng 冯馮风風丰豐峰锋鋒凤鳳枫楓奉封
    fu 傅付福富符甫夫馥扶伏
    gan 甘淦
    gang 刚剛钢鋼纲綱岗
    gao 高
    ge 葛戈歌阁閣
    gen 根
    geng 耿庚
    gong 龚龔宫宮公功恭巩贡
    gu 顾顧古谷
    guan 关關管冠观觀
    guang 光广廣
    gui 桂贵貴归圭
    guo 郭国國果
    hai 海
    han 韩韓汉漢涵翰寒含晗
    hang 航杭
    hao 郝浩豪昊皓好颢
    he 何贺賀和鹤鶴赫禾荷
    heng 恒衡亨
    hong 洪红紅宏弘鸿鴻虹泓
    hou 侯厚
    hu 胡虎湖扈
    hua 华華花桦
    huai 怀懷
    huan 欢歡环環焕桓
    huang 黄黃煌凰
    hui 惠辉輝慧会會晖暉徽卉汇
    huo 霍
    ji 吉季纪紀姬冀济濟继繼基骥
    jia 贾賈家佳嘉甲
    jian 建健剑劍坚堅简簡鉴舰
    jiang 江蒋蔣姜将將疆
    jiao 焦娇嬌
    jie 杰傑洁潔捷婕节節
    jin 金近晋晉锦錦进進津瑾今靳
    jing 静靜晶京景敬经經菁婧竞競靖荆
    jiu 久九
    ju 菊举舉巨鞠
    juan 娟涓
    jue 觉覺珏
    jun 军軍俊君钧鈞峻骏駿均郡
    kai 凯凱开開楷恺
    kang 康
    ke 柯克可科
    kong 孔空
    kuan 宽寬
    kui 奎魁葵
    kun 坤昆鹍
    lai 赖賴来來
    lan 兰蘭岚嵐蓝藍
    lang 郎朗
    lei 雷磊蕾
    leng 冷
    li 李黎立丽麗力利莉理礼禮励厉厲历歷
    lian 连連廉莲蓮练
    liang 梁良亮樑
    liao 廖
    lie 列烈
    lin 林琳霖临臨麟蔺
    ling 凌玲灵靈铃岭令陵
    liu 刘劉柳流六留
    long 龙龍隆
    lou 娄婁
    lu 卢盧鲁魯陆陸路露璐禄
    lü 吕呂律
    luan 栾欒
    lun 伦倫
    luo 罗羅骆駱洛
    ma 马馬
    man 满滿曼
    mao 毛茂
    mei 梅美媚玫
    men 门門
    meng 孟梦夢萌蒙
    mi 米
    miao 苗妙缪繆
    min 敏民闵閔旻
    ming 明铭銘名鸣鳴
    mo 莫墨
    mu 穆木慕牧
    na 娜那
    nan 南楠男
    ni 倪妮
    nian 年念
    nie 聂聶
    ning 宁寧凝
    niu 牛
    nuo 诺諾
    ou 欧歐区
    pan 潘盘攀
    pang 庞龐
    pei 裴培佩沛
    peng 彭鹏鵬朋蓬
    pi 皮
    ping 平萍屏
    pu 朴樸普溥蒲濮
    qi 齐齊琪祺启啟奇戚琦麒其旗祁
    qian 钱錢谦謙倩乾千前茜
    qiang 强強
    qiao 乔喬巧
    qin 秦琴勤钦欽芹沁
    qing 青清庆慶晴卿擎
    qiong 琼瓊
    qiu 邱秋丘仇裘
    qu 曲屈瞿
    quan 全权權泉
    qun 群
    ran 然冉
    rao 饶饒
    ren 任仁人
    rong 荣榮容蓉融戎
    ru 如茹汝儒
    ruan 阮
    rui 瑞锐銳睿蕊芮
    run 润潤
    ruo 若
    sai 赛
    san 三
    sen 森
    sha 沙莎
    shan 山珊善单單
    shang 尚商
    shao 邵少绍紹
    she 佘
    shen 沈申深慎
    sheng 生胜勝盛圣聖声升
    shi 石史施师師世诗詩士仕时時实
    shou 守寿壽
    shu 舒书書淑树樹叔曙
    shuai 帅帥
    shuang 双雙爽
    shui 水
    shun 顺順舜
    si 思司斯四
    song 宋松颂頌嵩
    su 苏蘇素粟
    sui 隋岁穗
    sun 孙孫
    tai 泰台太邰
    tan 谭譚谈談坛
    tang 唐汤湯棠
    tao 陶涛濤桃韬
    teng 滕腾騰
    ti 体
    tian 田天甜
    tie 铁鐵
    ting 婷廷庭亭霆
    tong 童同彤桐佟通
    tu 涂屠图
    wan 万萬婉宛
    wang 王汪旺望
    wei 魏卫衛伟偉韦韋威维維薇为為玮炜巍尉
    wen 文温溫闻聞雯
    weng 翁
    wo 沃
    wu 吴吳武伍邬鄔五悟
    xi 习習席西希喜熙锡曦奚溪
    xia 夏霞侠
    xian 贤賢先宪憲仙显冼
    xiang 向项項祥湘翔香象相
    xiao 肖萧蕭晓曉小笑孝潇霄
    xie 谢謝解协谐
    xin 辛新欣心鑫馨信昕
    xing 邢星兴興杏幸
    xiong 熊雄
    xiu 秀修
    xu 徐许許旭胥须绪
    xuan 宣轩軒萱璇玄
    xue 薛雪学學
    xun 荀迅勋勳逊
    ya 亚亞雅
    yan 严嚴颜顏燕艳豔炎彦彥岩言研妍阎閻晏延
    yang 杨楊阳陽洋扬揚羊仰
    yao 姚尧堯耀瑶瑤
    ye 叶葉业業野晔烨
    yi 易伊一义義艺藝怡毅宜益亦依仪儀逸奕翼
    yin 尹殷银銀音寅荫
    ying 应應英莹瑩颖穎迎营盈瑛
    yong 永勇雍咏泳
    you 尤游友有佑
    yu 于余俞喻郁虞玉宇雨裕瑜煜钰语禹育愉
    yuan 袁元原远遠苑媛源园渊
    yue 岳月悦悅越
    yun 云雲芸韵韻允运
    zai 再在
    zan 赞昝
    ze 泽澤则則
    zeng 曾增
    zha 查
    zhai 翟
    zhan 詹占展湛战
    zhang 张張章彰
    zhao 赵趙昭兆照钊
    zhe 哲喆
    zhen 甄振珍真镇鎮贞貞震桢
    zheng 郑鄭正政征铮
    zhi 志智之芝治植知直
    zhong 钟鍾鐘仲忠中众
    zhou 周舟洲
    zhu 朱祝竹诸珠柱主
    zhuang 庄莊壮壯
    zhuo 卓
    zi 子紫自梓资
    zong 宗
    zou 邹鄒
    zu 祖
    zuo 左佐作
    """
}
