<?xml version="1.0" encoding="UTF-8"?>
<!--
  The simulated bureau takes each CUSDEC and answers nothing: it is only informed (role "inform"), and its folder sends no kind of
  message, so no answer of it would be taken.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:sim="urn:exchangehub:simulator"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements" exclude-result-prefixes="#all">

  <xsl:template match="/l:INTERCHANGE">
    <sim:reply>
      <sim:note kind="{if (.//e:BGM03 = '1') then 'withdrawal' else 'referral'}"
                case="{(.//s:RFF/c:RFF01[e:RFF01-01 = 'ACD']/e:RFF01-02)[1]}"
                reference="{(.//s:BGM/c:BGM02/e:BGM02-01)[1]}" number="{(.//s:BGM/c:BGM02/e:BGM02-02)[1]}"/>
    </sim:reply>
  </xsl:template>
</xsl:stylesheet>
