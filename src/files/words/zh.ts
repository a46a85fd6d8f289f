import type { DiskWords } from './en.js'

/** What is said of the disk, in Chinese. */
export const zh: DiskWords = {
  tooLarge: (path, bytes, most) => `${path}有${bytes}字节，最多读取${most}字节`,
  cannotRead: (path, reason) => `无法读取${path}：${reason}`,
  cannotWrite: (path, reason) => `无法写入${path}：${reason}`,
  isFolder: (path) => `${path}是文件夹`,
  otherFolder: '请用--out指定其他文件夹',

  reasons: {
    EACCES: '没有权限',
    EPERM: '没有权限',
    ENOENT: '无法在该处建立文件夹',
    EROFS: '磁盘只读',
    ENOSPC: '磁盘已满',
    ENOTDIR: '路径中的一段是文件',
    EEXIST: '路径中的一段是文件',
    EISDIR: '该路径是文件夹',
  },
}
